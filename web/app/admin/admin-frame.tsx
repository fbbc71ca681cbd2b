import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { texts, useText } from '../language/language.ts';
import styles from './admin-frame.module.css';

const words = texts({
  ko: {
    label: '관리 메뉴',
    dashboard: '현황',
    events: '공연',
    layouts: '좌석 배치도',
    reservations: '예매',
    payments: '결제',
    rooms: '대기실',
    news: '소식',
    users: '회원',
    audit: '감사 기록',
  },
  en: {
    label: 'Administration',
    dashboard: 'Dashboard',
    events: 'Events',
    layouts: 'Seat layouts',
    reservations: 'Bookings',
    payments: 'Payments',
    rooms: 'Waiting rooms',
    news: 'News',
    users: 'Users',
    audit: 'Audit log',
  },
});

const sections = [
  { to: '/admin', name: 'dashboard' },
  { to: '/admin/events', name: 'events' },
  { to: '/admin/layouts', name: 'layouts' },
  { to: '/admin/reservations', name: 'reservations' },
  { to: '/admin/payments', name: 'payments' },
  { to: '/admin/rooms', name: 'rooms' },
  { to: '/admin/news', name: 'news' },
  { to: '/admin/users', name: 'users' },
  { to: '/admin/audit', name: 'audit' },
] as const;

/** What stands around every page of the organiser. */
export function AdminFrame() {
  const text = useText(words);
  const { pathname } = useLocation();
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the sections stand in a row that is wider than the screen.
    const current = pathname && nav.current?.querySelector('[aria-current]');
    if (current) current.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  return (
    <div className={styles.frame}>
      <nav ref={nav} className={styles.nav} aria-label={text.label}>
        <ul>
          {sections.map(({ to, name }) => (
            <li key={to}>
              <Link to={to} activeOptions={{ exact: to === '/admin', includeSearch: false }}>
                {text[name]}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </div>
  );
}
