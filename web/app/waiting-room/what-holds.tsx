import { texts, useText } from '../language/language.ts';
import styles from './what-holds.module.css';

const words = texts({
  ko: {
    title: '알아 두세요',
    facts: [
      '새로고침해도, 다른 탭을 열어도 순서는 그대로입니다. 여러 창을 열어도 순서는 하나입니다.',
      '창을 닫거나 연결이 끊겨도 1분 안에 돌아오면 순서가 유지됩니다. 1분이 지나면 맨 뒤로 갑니다.',
      '다른 화면을 보고 계셔도 됩니다. 이 탭만 열어 두세요. 차례가 되면 자동으로 들어갑니다.',
      '차례가 되면 약 5분 안에 예매를 시작해 주세요.',
    ],
  },
  en: {
    title: 'Good to know',
    facts: [
      'Reloading or opening another tab keeps your place. However many windows you open, you have one place.',
      'If you close the page or lose the connection, come back within a minute and nothing is lost. After that you go to the end of the line.',
      'You can look at something else meanwhile; just keep this tab open. When it is your turn you go in by yourself.',
      'Once it is your turn, start booking within about 5 minutes.',
    ],
  },
});

/** What people ask themselves while they wait. */
export function WhatHolds() {
  const text = useText(words);
  return (
    <section aria-labelledby="what-holds">
      <h2 id="what-holds" className={styles.title}>
        {text.title}
      </h2>
      <ul className={styles.list}>
        {text.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </section>
  );
}
