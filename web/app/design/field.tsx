import { type ComponentPropsWithRef, type ReactNode, useId } from 'react';
import styles from './field.module.css';

type Labelled = { label: ReactNode; hint?: ReactNode; fault?: ReactNode };
type Wiring = { id: string; className: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean };

/** A label, what is entered, a hint and what is wrong with it, bound together for eyes and for screen readers. */
function Frame({ label, hint, fault, input }: Labelled & { input: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const said = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {input({
        id,
        className: styles.input ?? '',
        ...(said && { 'aria-describedby': said }),
        ...(fault && { 'aria-invalid': true }),
      })}
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
      {fault && (
        <span id={`${id}-fault`} className={styles.fault} role="alert">
          {fault}
        </span>
      )}
    </div>
  );
}

export const Field = ({ label, hint, fault, ...rest }: Labelled & ComponentPropsWithRef<'input'>) => (
  <Frame {...{ label, hint, fault }} input={(wiring) => <input {...rest} {...wiring} />} />
);

export const TextField = ({ label, hint, fault, ...rest }: Labelled & ComponentPropsWithRef<'textarea'>) => (
  <Frame {...{ label, hint, fault }} input={(wiring) => <textarea {...rest} {...wiring} />} />
);

export const Choice = ({ label, hint, fault, ...rest }: Labelled & ComponentPropsWithRef<'select'>) => (
  <Frame {...{ label, hint, fault }} input={(wiring) => <select {...rest} {...wiring} />} />
);
