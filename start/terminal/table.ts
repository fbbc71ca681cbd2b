/** Rows under a heading, every column as wide as its widest cell. */
export function table(heading: string[], rows: string[][]): string {
  const widths = heading.map((cell, column) =>
    Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: string[]) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  const rule = widths.map((width) => '-'.repeat(width));
  return [heading, rule, ...rows].map((cells) => `  ${line(cells).trimEnd()}`).join('\n');
}
