// The floor that the gateway is measured against, and the backend behind it: node:http, a body parsed as JSON, a small JSON
// answer.
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    const data = JSON.parse(Buffer.concat(chunks).toString());
    // The gateway forwards the argument alone.
    const { userName } = Array.isArray(data) ? data[0] : data;
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ userName, token: 'BNk7vV7M4Mn8Ze0jXuwoD1XjiDYbfB5n' }));
  });
});
server.listen(0, '127.0.0.1', () => process.send({ type: 'ready', url: `http://127.0.0.1:${server.address().port}/` }));
process.on('disconnect', () => process.exit());
