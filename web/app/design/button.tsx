import { createLink } from '@tanstack/react-router';
import type { ComponentPropsWithRef } from 'react';
import styles from './button.module.css';
import { Spinner } from './spinner.tsx';

type Look = { kind?: 'primary' | 'secondary' | 'danger' | 'plain'; wide?: boolean };

const classOf = ({ kind = 'primary', wide }: Look, more = '') =>
  `${styles.button} ${styles[kind]} ${wide ? styles.wide : ''} ${more}`;

type ButtonProps = ComponentPropsWithRef<'button'> & Look & { busy?: boolean | undefined };

/** While `busy` it shows so and takes no further click. */
export function Button({ kind, wide = false, busy, className, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classOf({ ...(kind && { kind }), wide }, className)}
      aria-busy={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy && <Spinner />}
      {children}
    </button>
  );
}

/** A link within the shop that looks like a button. */
export const ButtonLink = createLink(
  ({ kind, wide = false, className, ...rest }: ComponentPropsWithRef<'a'> & Look) => (
    <a {...rest} className={classOf({ ...(kind && { kind }), wide }, className)} />
  ),
);
