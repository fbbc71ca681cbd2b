import { useState } from 'react';
import { Card } from '../design/card.tsx';
import { Choice } from '../design/field.tsx';
import { RefusalNotice } from '../design/notice.tsx';
import { type Language, speak, texts, useLanguage, useText } from '../language/language.ts';
import styles from './form.module.css';
import { type Profile, useChangeProfile } from './profile-query.ts';
import { Saved } from './saved.tsx';

const words = texts({
  ko: {
    title: '언어',
    screen: '화면 언어',
    screenHint: '이 브라우저에서만 바뀝니다. 메일 언어는 그대로입니다.',
    mails: '메일 언어',
    mailsHint: '예매와 결제 안내 메일을 이 언어로 보내 드립니다.',
  },
  en: {
    title: 'Language',
    screen: 'Language of the pages',
    screenHint: 'In this browser only. Your mails keep their language.',
    mails: 'Language of mails',
    mailsHint: 'We write to you about bookings and payments in this language.',
  },
});

const NAMES: Record<Language, string> = { ko: '한국어', en: 'English' };
const LANGUAGES = ['ko', 'en'] as const;

const options = LANGUAGES.map((language) => (
  <option key={language} value={language} lang={language}>
    {NAMES[language]}
  </option>
));

const chosen = (value: string): Language => LANGUAGES.find((language) => language === value) ?? 'ko';

/** The pages are of this browser, the mails of the account: one does not follow the other. */
export function LanguageSection({ profile }: { profile: Profile }) {
  const text = useText(words);
  const language = useLanguage();
  const change = useChangeProfile();
  const [mails, setMails] = useState(profile.locale);
  const choose = (locale: Language) => {
    setMails(locale);
    change.mutate({ locale }, { onError: () => setMails(profile.locale) });
  };
  return (
    <Card>
      <div className={styles.heading}>
        <h2>{text.title}</h2>
        <Saved isSaved={change.isSuccess} />
      </div>
      <Choice
        label={text.screen}
        hint={text.screenHint}
        value={language}
        onChange={(event) => speak(chosen(event.target.value))}
      >
        {options}
      </Choice>
      <Choice
        label={text.mails}
        hint={text.mailsHint}
        value={mails}
        onChange={(event) => choose(chosen(event.target.value))}
      >
        {options}
      </Choice>
      <RefusalNotice error={change.error} />
    </Card>
  );
}
