import { Link, useLocation } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { speak, texts, useLanguage, useText } from '../language/language.ts';
import { logOut, useUser } from '../session/session.ts';
import styles from './header.module.css';

const words = texts({
  ko: {
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
  },
  en: {
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
  },
});

/** The way to every part of the shop. On a phone the links are behind a button, which leaves the room to the page. */
export function Header() {
  const text = useText(words);
  const user = useUser();
  const id = useId();
  const language = useLanguage();
  const other = language === 'ko' ? 'en' : 'ko';
  const address = useLocation({ select: ({ href }) => href });
  // Open for one page: whoever went on has chosen.
  const [openAt, setOpenAt] = useState('');
  const isOpen = openAt === address;
  return (
    <header className={styles.header}>
      <div className={styles.bar}>
        <Link to="/" className={styles.brand}>
          <img src="/favicon.svg" alt="" width="28" height="28" />
          Tiketi
        </Link>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpenAt(isOpen ? '' : address)}
        >
          {text.menu}
        </button>
        <nav id={id} className={styles.nav} data-open={isOpen || undefined} aria-label={text.menu}>
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
