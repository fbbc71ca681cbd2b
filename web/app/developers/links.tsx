import { useId } from 'react';
import styles from './developers.module.css';

export type PlaceLink = { href: string; name: string; about: string };

/** A titled group of ways out of the shop's own pages. */
export function Links({ title, links }: { title: string; links: PlaceLink[] }) {
  const titleId = useId();
  return (
    <section className={styles.section} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <ul className={styles.links}>
        {links.map(({ href, name, about }) => (
          <li key={href}>
            <a href={href} className={styles.link}>
              <strong>{name}</strong>
              <span>{about}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
