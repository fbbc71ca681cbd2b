import { useQuery } from '@tanstack/react-query';
import { demoQuery } from '../api/demo-query.ts';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import { useDescription } from '../layout/use-description.ts';
import { DemoAccounts } from './demo-accounts.tsx';
import { Links } from './links.tsx';

const words = texts({
  ko: {
    title: '개발자',
    description: '여섯 서비스의 API 문서와 상태, 그리고 체험에 필요한 모든 것.',
    api: 'API 문서',
    all: { name: '전체', about: '여섯 서비스의 API를 한 곳에서' },
    services: {
      auth: '회원과 로그인',
      event: '공연, 좌석 배치도, 소식',
      queue: '대기열과 실시간 소식',
      reservation: '좌석과 예매',
      payment: '결제와 포인트',
      notification: '메일 알림',
    },
    running: '운영',
    health: { name: '상태', about: '여섯 서비스가 모두 살아 있는지' },
    mails: { name: '메일함', about: '서비스가 보낸 모든 메일' },
    gateway: { name: '결제 게이트웨이', about: '결제 토큰과 최근 결제' },
  },
  en: {
    title: 'Developers',
    description: 'The documents and the health of the six services, and all you need to try them.',
    api: 'API documents',
    all: { name: 'All', about: 'The six services in one place' },
    services: {
      auth: 'Accounts and login',
      event: 'Events, seat layouts, news',
      queue: 'Waiting room and live updates',
      reservation: 'Seats and bookings',
      payment: 'Payments and points',
      notification: 'Mails',
    },
    running: 'Running',
    health: { name: 'Health', about: 'The state of all six services' },
    mails: { name: 'Mail inbox', about: 'Every mail that was sent' },
    gateway: { name: 'Payment gateway', about: 'Tokens and the last payments' },
  },
});

/** The ways behind the shop; in the demo also to its mails, its payment gateway and its accounts. */
export function DevelopersPage() {
  const text = useText(words);
  const { data: demo } = useQuery(demoQuery);
  useDescription(text.description);
  return (
    <Page title={text.title}>
      <p>{text.description}</p>
      <Links
        title={text.api}
        links={[
          { href: '/api-docs', ...text.all },
          ...Object.entries(text.services).map(([name, about]) => ({
            href: `/api-docs/${name}`,
            name,
            about,
          })),
        ]}
      />
      <Links
        title={text.running}
        links={[
          { href: '/health', ...text.health },
          ...(demo
            ? [
                { href: demo.mailPageUrl, ...text.mails },
                { href: demo.gatewayUrl, ...text.gateway },
              ]
            : []),
        ]}
      />
      {demo && <DemoAccounts accounts={demo.accounts} />}
    </Page>
  );
}
