import { Link, Outlet } from '@tanstack/react-router';
import { useIsOnline } from '../api/use-is-online.ts';
import { texts, useText } from '../language/language.ts';
import { Header } from './header.tsx';
import styles from './shop-frame.module.css';

const words = texts({
  ko: {
    skip: '본문으로 건너뛰기',
    offline: '인터넷 연결이 끊겼습니다. 다시 연결되면 이어집니다.',
    times: '모든 시각은 서울 시간입니다.',
    developers: '개발자',
  },
  en: {
    skip: 'Skip to content',
    offline: 'You are offline. The page goes on when you are back.',
    times: 'All times are Seoul time.',
    developers: 'Developers',
  },
});

/** What stands around every page. */
export function ShopFrame() {
  const text = useText(words);
  return (
    <>
      <a className={styles.skip} href="#main">
        {text.skip}
      </a>
      <Header />
      <Offline />
      <Outlet />
      <footer className={styles.footer}>
        <div className={styles.bar}>
          <span>{text.times}</span>
          <Link to="/developers">{text.developers}</Link>
        </div>
      </footer>
    </>
  );
}

function Offline() {
  const { offline } = useText(words);
  const isOnline = useIsOnline();
  return <div role="status">{isOnline ? null : <p className={styles.offline}>{offline}</p>}</div>;
}
