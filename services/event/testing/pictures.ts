import { crc32, deflateSync } from 'node:zlib';

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};

/** A PNG that says it is so large; its pixels are not all there, which a header does not tell. */
export function png(width = 3, height = 2, more = Buffer.alloc(0)): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), more])),
    chunk('IDAT', deflateSync(Buffer.alloc(21))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const gif = (after = ''): Buffer =>
  Buffer.concat([
    Buffer.from('GIF89a\x03\x00\x02\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff', 'latin1'),
    Buffer.from(',\x00\x00\x00\x00\x03\x00\x02\x00\x00\x02\x03\x84\x8f\x05\x00;', 'latin1'),
    Buffer.from(after),
  ]);

/** The markers of a JPEG as far as its size is concerned. */
export const jpeg = (): Buffer =>
  Buffer.from(
    'ffd8ffe000104a46494600010100000100010000' + // begin, JFIF
      'ffc0001108000200030301220002110103110100' + // 3 by 2
      'ffd9',
    'hex',
  );

/** A lossy WebP's container and frame header. */
export function webp(): Buffer {
  const frame = Buffer.from('300100' + '9d012a' + '03000200' + '0000', 'hex');
  const data = Buffer.concat([Buffer.from('WEBPVP8 '), lengthOf(frame), frame]);
  return Buffer.concat([Buffer.from('RIFF'), lengthOf(data), data]);
}

function lengthOf(data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(data.length);
  return length;
}
