// The floor that the gateway is measured against: node:http, a body parsed as JSON, a small JSON answer.
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    const [{ userName }] = JSON.parse(Buffer.concat(chunks).toString());
    response.writeHead(200, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ userName, token: 'BNk7vV7M4Mn8Ze0jXuwoD1XjiDYbfB5n' }));
  });
});
server.listen(0, '127.0.0.1', () => process.send({ type: 'ready', url: `http://127.0.0.1:${server.address().port}/` }));
process.on('disconnect', () => process.exit());
