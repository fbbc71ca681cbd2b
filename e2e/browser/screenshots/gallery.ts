import type { Language, Size } from './camera.ts';
import { SHOWN } from './shown.ts';

export const LANGUAGES: Language[] = ['ko', 'en'];
export const DEVICES: Size[] = ['phone', 'desktop'];

export const fileOf = (name: string, language: Language, size: Size) => `${name}.${language}.${size}.webp`;

const WIDTH = { phone: 180, desktop: 420 };

/** The page that shows all pictures side by side. */
export function gallery(): string {
  const cell = (name: string, language: Language, size: Size) => {
    const file = fileOf(name, language, size);
    return `<a href="${file}"><img src="${file}" width="${WIDTH[size]}" alt="${name}, ${language}, ${size}" loading="lazy"></a>`;
  };
  const pages = SHOWN.flatMap(({ name, about }) => [
    `## ${about}`,
    ...LANGUAGES.map((language) => DEVICES.map((size) => cell(name, language, size)).join(' ')),
  ]);
  return [
    '# The pages of the shop',
    'In Korean and English, on a phone (390 x 844) and a desktop (1280 x 800), with the data of the demo.\n' +
      'Written by `npm run screenshots` beside a running `npm start`.',
    ...pages,
    '',
  ].join('\n\n');
}
