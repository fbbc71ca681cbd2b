import { expect, test } from 'vitest';
import { frameOf, readFrames } from './frames.ts';

/** A server does not mask. */
const served = (text: string) => {
  const framed = frameOf(text);
  const header = framed.subarray(0, framed.length - Buffer.byteLength(text) - 4);
  header.writeUInt8(header.readUInt8(1) & 0x7f, 1);
  return Buffer.concat([header, Buffer.from(text)]);
};

test.each([0, 1, 125, 126, 5_000])('a text of %d bytes is read as it was sent', (size) => {
  const read: string[] = [];
  readFrames((text) => read.push(text))(served('x'.repeat(size)));
  expect(read).toEqual(['x'.repeat(size)]);
});

test('texts are read however the line cuts them', () => {
  const texts = ['2', '입장이 허용되었습니다.', 'y'.repeat(300)];
  const bytes = Buffer.concat(texts.map(served));
  for (const cut of [1, 2, 3, 7, bytes.length]) {
    const read: string[] = [];
    const take = readFrames((text) => read.push(text));
    for (let at = 0; at < bytes.length; at += cut) take(bytes.subarray(at, at + cut));
    expect(read).toEqual(texts);
  }
});

test('what is no text is passed over', () => {
  const read: string[] = [];
  readFrames((text) => read.push(text))(Buffer.concat([Buffer.from([0x89, 0]), served('2')]));
  expect(read).toEqual(['2']);
});
