import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';

const words = texts({ ko: { free: '무료', price: '가격' }, en: { free: 'Free', price: 'Price' } });

/** From the cheapest to the dearest ticket; nothing while the shop does not know. */
export function PriceRange({ from, to }: { from: number | null; to: number | null }) {
  const text = useText(words);
  const { won } = useFormat();
  if (from === null || to === null) return null;
  const shown = (amount: number) => (amount === 0 ? text.free : won(amount));
  return (
    <>
      <span className="unseen">{text.price} </span>
      {from === to ? shown(from) : `${shown(from)} – ${shown(to)}`}
    </>
  );
}
