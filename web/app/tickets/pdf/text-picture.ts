/** One line, or as many as it needs, of a text block, with some space above. Sizes are points of the page. */
export type Line = { text: string; size: number; isBold?: boolean; isSoft?: boolean; space?: number };

/** As sharp as paper wants it: so many pixels to a point. */
const SCALE = 3;
const LEADING = 1.3;
const FONTS = 'system-ui, "Apple SD Gothic Neo", "Noto Sans KR", "Noto Sans CJK KR", sans-serif';

export type TextPicture = { png: Uint8Array; width: number; height: number };

/**
 * Text as a picture by the browser's own fonts, centred and broken to the width: the fonts that a PDF may
 * take for granted know no Hangul, and one that does would be megabytes.
 */
export async function textPicture(lines: readonly Line[], width: number): Promise<TextPicture> {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas to draw text on');
  const fontOf = ({ size, isBold }: Line) => `${isBold ? '700' : '400'} ${size}px ${FONTS}`;
  const rows = lines.flatMap((line) => {
    pen.font = fontOf(line);
    const texts = broken(line.text, (text) => pen.measureText(text).width <= width);
    return texts.map((text, nth) => ({ ...line, text, space: nth === 0 ? (line.space ?? 0) : 0 }));
  });
  const height = rows.reduce((all, { size, space }) => all + space + size * LEADING, 0);
  canvas.width = Math.ceil(width * SCALE);
  canvas.height = Math.ceil(height * SCALE);
  pen.scale(SCALE, SCALE);
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  let top = 0;
  for (const row of rows) {
    top += row.space;
    pen.font = fontOf(row);
    pen.fillStyle = row.isSoft ? '#565f70' : '#171b26';
    pen.fillText(row.text, width / 2, top + (row.size * LEADING) / 2);
    top += row.size * LEADING;
  }
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (!blob) throw new Error('the text could not be drawn');
  return { png: new Uint8Array(await blob.arrayBuffer()), width, height };
}

/** A text in rows that fit, broken between words; a word that fits no row is broken where it must be. */
export function broken(text: string, fits: (row: string) => boolean): string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(' ')) {
    const longer = row ? `${row} ${word}` : word;
    if (fits(longer)) {
      row = longer;
      continue;
    }
    if (row) rows.push(row);
    row = '';
    for (const character of word) {
      if (row && !fits(row + character)) {
        rows.push(row);
        row = '';
      }
      row += character;
    }
  }
  return row ? [...rows, row] : rows;
}
