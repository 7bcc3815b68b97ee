/** The kernel's memory as this loop sees it: 32-bit words by address, the state by cell, and doubles by index. */
import { STATE } from '../src/kernel/frame';

const STATE_BYTES: usize = STATE << 2;

@inline
export function word(address: i32): i32 {
  return load<i32>(address << 2);
}

@inline
export function setWord(address: i32, value: i32): void {
  store<i32>(address << 2, value);
}

@inline
export function addTo(address: i32, summand: i32): void {
  store<i32>(address << 2, load<i32>(address << 2) + summand);
}

@inline
export function cell(index: i32): i32 {
  return load<i32>(index << 2, STATE_BYTES);
}

@inline
export function setCell(index: i32, content: i32): void {
  store<i32>(index << 2, content, STATE_BYTES);
}

@inline
export function double(index: i32): f64 {
  return load<f64>(index << 3);
}

@inline
export function setDouble(index: i32, value: f64): void {
  store<f64>(index << 3, value);
}
