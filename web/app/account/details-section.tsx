import { type SubmitEvent, useState } from 'react';
import { faultyFields } from '../api/faulty-fields.ts';
import { Button } from '../design/button.tsx';
import { Card } from '../design/card.tsx';
import { Field } from '../design/field.tsx';
import { RefusalNotice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import styles from './form.module.css';
import { type Profile, useChangeProfile } from './profile-query.ts';
import { Saved } from './saved.tsx';
import { WayIn } from './way-in.tsx';

const words = texts({
  ko: {
    title: '기본 정보',
    name: '이름',
    phone: '전화번호 (선택)',
    phoneHint: '문자 안내를 받으실 번호입니다.',
    save: '저장',
    noName: '이름을 입력해 주세요.',
    badPhone: '전화번호를 확인해 주세요.',
  },
  en: {
    title: 'About you',
    name: 'Name',
    phone: 'Phone (optional)',
    phoneHint: 'For text messages from the shop.',
    save: 'Save',
    noName: 'Please enter your name.',
    badPhone: 'Please check the phone number.',
  },
});

export function DetailsSection({ profile }: { profile: Profile }) {
  const text = useText(words);
  const [typed, setTyped] = useState({ name: profile.name, phone: profile.phone ?? '' });
  const change = useChangeProfile();
  const faults = faultyFields(change.error);
  const isNameless = typed.name.trim() === '';
  const type = (part: Partial<typeof typed>) => {
    setTyped({ ...typed, ...part });
    change.reset();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!isNameless && !change.isPending)
      change.mutate({ name: typed.name, phone: typed.phone.trim() || null });
  };
  return (
    <Card>
      <h2>{text.title}</h2>
      <WayIn profile={profile} />
      <form className={styles.form} onSubmit={submit} noValidate>
        <Field
          label={text.name}
          name="name"
          autoComplete="name"
          required
          maxLength={100}
          value={typed.name}
          onChange={(event) => type({ name: event.target.value })}
          fault={(isNameless || faults.has('name')) && text.noName}
        />
        <Field
          label={text.phone}
          name="phone"
          type="tel"
          autoComplete="tel"
          maxLength={20}
          value={typed.phone}
          onChange={(event) => type({ phone: event.target.value })}
          hint={text.phoneHint}
          fault={faults.has('phone') && text.badPhone}
        />
        {faults.size === 0 && <RefusalNotice error={change.error} />}
        <div className={styles.actions}>
          <Button type="submit" busy={change.isPending}>
            {text.save}
          </Button>
          <Saved isSaved={change.isSuccess} />
        </div>
      </form>
    </Card>
  );
}
