/**
 * The words to look for while they are still being typed: without blanks around, and without the letter of a
 * Hangul syllable that has only begun (`봄날ㅇ`), which nothing contains.
 */
export function typedWords(text: string): string {
  const words = text.trim().normalize('NFC');
  return words.replace(/(?<=[^ㄱ-ㅣ])[ㄱ-ㅣ]$/, '').trim();
}
