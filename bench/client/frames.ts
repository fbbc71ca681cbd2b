/** The part of WebSocket framing (RFC 6455, 5.2) that a client of text messages needs. */
const FINAL_TEXT = 0x81;
const MASKED = 0x80;
const TEXT = 0x1;
const TWO_BYTES = 126;
const EIGHT_BYTES = 127;

/** A text as one frame. Clients have to mask; a mask of zeros is one, and leaves the text as it is. */
export function frameOf(text: string): Buffer {
  const size = Buffer.byteLength(text);
  const isShort = size < TWO_BYTES;
  const header = Buffer.alloc(isShort ? 6 : 8);
  header[0] = FINAL_TEXT;
  header[1] = MASKED | (isShort ? size : TWO_BYTES);
  if (!isShort) header.writeUInt16BE(size, 2);
  return Buffer.concat([header, Buffer.from(text)]);
}

/** Takes in what comes from a server, however it is cut, and hands on each text that is whole. */
export function readFrames(text: (text: string) => void): (part: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (part) => {
    rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
    for (let frame = frameIn(rest); frame; frame = frameIn(rest)) {
      if ((rest.readUInt8(0) & 0xf) === TEXT) text(rest.toString('utf8', frame.from, frame.until));
      rest = rest.subarray(frame.until);
    }
  };
}

/** Where the content of the first frame lies; undefined while it is not all there. */
function frameIn(bytes: Buffer): { from: number; until: number } | undefined {
  if (bytes.length < 2) return undefined;
  const size = bytes.readUInt8(1) & 0x7f;
  const from = size < TWO_BYTES ? 2 : size === TWO_BYTES ? 4 : 10;
  if (bytes.length < from) return undefined;
  const long = size === EIGHT_BYTES ? Number(bytes.readBigUInt64BE(2)) : 0;
  const until = from + (size < TWO_BYTES ? size : size === TWO_BYTES ? bytes.readUInt16BE(2) : long);
  return bytes.length < until ? undefined : { from, until };
}
