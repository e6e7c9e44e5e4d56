/**
 * Multiplies points of the curve secp256k1: what the agreement named ECC needs (AY/185177) and `node:crypto` does not give, whose
 * ECDH says only one coordinate of the product, and which has no such curve where VS Code runs the gateway (BoringSSL).
 * Not hardened against who measures time: it is for a gateway on the developer's own machine.
 */

/** The prime of the field (SEC 2, 2.4.1). */
const P = 2n ** 256n - 2n ** 32n - 977n;
/** How many multiples of the generator there are. */
const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
/** The generator, compressed. */
const GENERATOR = Buffer.from('0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798', 'hex');

/** Jacobian coordinates: the point is (x / z², y / z³), and none at all where z is 0. */
interface Point {
  x: bigint;
  y: bigint;
  z: bigint;
}

const NOWHERE: Point = { x: 1n, y: 1n, z: 0n };

/** Whether a number is a private key of the curve. */
export function isScalar(number: Buffer): boolean {
  const value = toNumber(number);
  return number.length === 32 && value > 0n && value < ORDER;
}

/** The public key that belongs to a private key. @returns compressed, 33 bytes */
export function publicPoint(scalar: Buffer): Buffer {
  return multiply(scalar, GENERATOR) as Buffer;
}

/**
 * Multiplies a point.
 * @param scalar a private key, see `isScalar`
 * @param point compressed: 2 or 3 for an even or odd y, then x
 * @returns compressed; nothing when `point` is no point of the curve
 */
export function multiply(scalar: Buffer, point: Buffer): Buffer | undefined {
  const base = decompress(point);
  if (!base) return undefined;
  let product = NOWHERE;
  for (const bit of toNumber(scalar).toString(2)) {
    product = double(product);
    if (bit === '1') product = add(product, base);
  }
  return compress(product);
}

function decompress(point: Buffer): Point | undefined {
  const [sign = 0] = point;
  const x = toNumber(point.subarray(1));
  if (point.length !== 33 || (sign !== 2 && sign !== 3) || x >= P) return undefined;
  const square = mod(x * x * x + 7n);
  // The prime is 3 more than a multiple of 4, so that this power is the root, where there is one.
  const root = power(square, (P + 1n) / 4n);
  if (mod(root * root) !== square) return undefined;
  return { x, y: root % 2n === BigInt(sign - 2) ? root : P - root, z: 1n };
}

function compress({ x, y, z }: Point): Buffer {
  const inverse = power(z, P - 2n);
  const square = mod(inverse * inverse);
  const sign = Number(mod(y * square * inverse) % 2n) + 2;
  return Buffer.from(
    `0${sign}${mod(x * square)
      .toString(16)
      .padStart(64, '0')}`,
    'hex',
  );
}

function double({ x, y, z }: Point): Point {
  const ySquared = mod(y * y);
  const s = mod(4n * x * ySquared);
  const m = mod(3n * x * x);
  const doubled = mod(m * m - 2n * s);
  return { x: doubled, y: mod(m * (s - doubled) - 8n * ySquared * ySquared), z: mod(2n * y * z) };
}

/** @param other with a z of 1 */
function add(one: Point, other: Point): Point {
  if (one.z === 0n) return other;
  const zSquared = mod(one.z * one.z);
  const u = mod(other.x * zSquared);
  const s = mod(other.y * zSquared * one.z);
  if (u === one.x) return s === one.y ? double(one) : NOWHERE;
  const h = mod(u - one.x);
  const r = mod(s - one.y);
  const hSquared = mod(h * h);
  const hCubed = mod(hSquared * h);
  const v = mod(one.x * hSquared);
  const x = mod(r * r - hCubed - 2n * v);
  return { x, y: mod(r * (v - x) - one.y * hCubed), z: mod(one.z * h) };
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = mod(result * result);
    if (bit === '1') result = mod(result * base);
  }
  return result;
}

function mod(number: bigint): bigint {
  const rest = number % P;
  return rest < 0n ? rest + P : rest;
}

function toNumber(bytes: Buffer): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${bytes.toString('hex')}`);
}
