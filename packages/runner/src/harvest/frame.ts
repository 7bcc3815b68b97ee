import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ChunkResult } from './chunk-result.ts';

/**
 * Results lie on disk as frames, one after the other: a header of 16 bytes (four unsigned 32-bit integers, little-endian: `PLN1`, the number of the
 * chunk or point, the length of the payload, the CRC-32 of number, length and payload) and the payload, JSON compressed by raw deflate. A frame that was not
 * written to its end, as the last one of a process that was killed, is known by its check sum.
 */
export const HEADER_BYTES = 16;
const MAGIC = 0x314e_4c50;

export interface FrameHeader {
  readonly number: number;
  readonly length: number;
  readonly sum: number;
}

/** A frame as it is written. */
export function frameOf(number: number, payload: Uint8Array): Buffer {
  const frame = Buffer.alloc(HEADER_BYTES + payload.length);
  frame.writeUInt32LE(MAGIC, 0);
  frame.writeUInt32LE(number, 4);
  frame.writeUInt32LE(payload.length, 8);
  frame.set(payload, HEADER_BYTES);
  frame.writeUInt32LE(sumOf(frame.subarray(4, 12), payload), 12);
  return frame;
}

/** Reads a header; null if it is none. */
export function readHeader(bytes: Buffer): FrameHeader | null {
  if (bytes.length < HEADER_BYTES || bytes.readUInt32LE(0) !== MAGIC) return null;
  return { number: bytes.readUInt32LE(4), length: bytes.readUInt32LE(8), sum: bytes.readUInt32LE(12) };
}

/** Whether a payload is whole. */
export function isWhole({ number, length, sum }: FrameHeader, payload: Uint8Array): boolean {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(number, 0);
  head.writeUInt32LE(length, 4);
  return payload.length === length && sumOf(head, payload) === sum;
}

export function packResult(result: ChunkResult): Buffer {
  return deflateRawSync(JSON.stringify(result));
}

export function unpackResult(payload: Uint8Array): ChunkResult {
  return JSON.parse(inflateRawSync(payload).toString('utf8')) as ChunkResult;
}

function sumOf(head: Uint8Array, payload: Uint8Array): number {
  return crc32(payload, crc32(head));
}
