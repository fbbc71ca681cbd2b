/** Colours of the map, which a canvas cannot take from the style sheet. Each price has one; status is told by pattern too. */
export type Palette = {
  /** By price, the dearest first. */
  tones: readonly string[];
  paper: string;
  ink: string;
  soft: string;
  stage: string;
  sold: string;
  ring: string;
};

const LIGHT: Palette = {
  tones: ['#4f36e0', '#0b7285', '#b5540a', '#2b7a3d', '#a61e6d', '#1c5fc4'],
  paper: '#ffffff',
  ink: '#171b26',
  soft: '#565f70',
  stage: '#dde1e9',
  sold: '#5b6474',
  ring: '#171b26',
};

const DARK: Palette = {
  tones: ['#a695ff', '#5cc8dc', '#f5a25d', '#6fd08c', '#f58ac4', '#7fb2ff'],
  paper: '#171c27',
  ink: '#e9ecf3',
  soft: '#a4adbd',
  stage: '#2c3444',
  sold: '#3a4355',
  ring: '#ffffff',
};

const darkness = window.matchMedia('(prefers-color-scheme: dark)');

export const palette = (): Palette => (darkness.matches ? DARK : LIGHT);

export function watchPalette(watcher: () => void): () => void {
  darkness.addEventListener('change', watcher);
  return () => darkness.removeEventListener('change', watcher);
}

/** Which tone each section has: sections of one price have one. */
export function tonesOf(sections: readonly { price: number }[]): number[] {
  const prices = [...new Set(sections.map(({ price }) => price))].sort((a, b) => b - a);
  return sections.map(({ price }) => prices.indexOf(price) % LIGHT.tones.length);
}
