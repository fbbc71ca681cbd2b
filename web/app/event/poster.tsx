import { useState } from 'react';
import { Placeholder } from './placeholder.tsx';
import styles from './poster.module.css';

type Props = { title: string; src: string | null; eager?: boolean; isOver?: boolean };

/** The event's poster in a frame of 3 to 4, whether it has one, is still on its way, or cannot be had. */
export function Poster({ title, src, eager = false, isOver = false }: Props) {
  const [missing, setMissing] = useState<string>();
  return (
    <div className={`${styles.poster} ${isOver ? styles.over : ''}`}>
      {src && src !== missing ? (
        <img
          src={src}
          alt=""
          width="300"
          height="400"
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          fetchPriority={eager ? 'high' : 'auto'}
          referrerPolicy="no-referrer"
          onError={() => setMissing(src)}
        />
      ) : (
        <Placeholder title={title} />
      )}
    </div>
  );
}
