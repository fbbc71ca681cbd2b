import { Link, Outlet } from '@tanstack/react-router';
import { useIsOnline } from '../api/use-is-online.ts';
import { speak, texts, useLanguage, useText } from '../language/language.ts';
import { logOut, useUser } from '../session/session.ts';
import styles from './shop-frame.module.css';

const words = texts({
  ko: {
    skip: '본문으로 건너뛰기',
    menu: '메뉴',
    events: '공연',
    news: '소식',
    reservations: '예매 내역',
    points: '포인트',
    admin: '관리',
    door: '입장 확인',
    logIn: '로그인',
    register: '회원가입',
    logOut: '로그아웃',
    other: 'English',
    offline: '인터넷 연결이 끊겼습니다. 다시 연결되면 이어집니다.',
    times: '모든 시각은 서울 시간입니다.',
    developers: '개발자',
  },
  en: {
    skip: 'Skip to content',
    menu: 'Menu',
    events: 'Events',
    news: 'News',
    reservations: 'My bookings',
    points: 'Points',
    admin: 'Admin',
    door: 'Door',
    logIn: 'Log in',
    register: 'Sign up',
    logOut: 'Log out',
    other: '한국어',
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

function Header() {
  const text = useText(words);
  const user = useUser();
  const language = useLanguage();
  const other = language === 'ko' ? 'en' : 'ko';
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Link to="/" className={styles.brand}>
          <img src="/favicon.svg" alt="" width="28" height="28" />
          Tiketi
        </Link>
        <nav className={styles.nav} aria-label={text.menu}>
          <Link to="/search">{text.events}</Link>
          <Link to="/news">{text.news}</Link>
          {user && <Link to="/my-reservations">{text.reservations}</Link>}
          {user && <Link to="/points">{text.points}</Link>}
          {user?.role === 'admin' && <Link to="/admin">{text.admin}</Link>}
          {user && user.role !== 'user' && <Link to="/door">{text.door}</Link>}
          {user ? (
            <>
              <Link to="/profile">{user.name}</Link>
              <button type="button" onClick={logOut}>
                {text.logOut}
              </button>
            </>
          ) : (
            <>
              <Link to="/login">{text.logIn}</Link>
              <Link to="/register">{text.register}</Link>
            </>
          )}
          <button type="button" lang={other} onClick={() => speak(other)}>
            {text.other}
          </button>
        </nav>
      </div>
    </header>
  );
}

function Offline() {
  const { offline } = useText(words);
  const isOnline = useIsOnline();
  return <div role="status">{isOnline ? null : <p className={styles.offline}>{offline}</p>}</div>;
}
