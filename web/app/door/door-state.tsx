import { useQuery } from '@tanstack/react-query';
import { Badge } from '../design/badge.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import styles from './door.module.css';
import { countsOf } from './kept/counts.ts';
import { admittedHereQuery } from './kept/kept-queries.ts';
import type { KeptList } from './kept/lists.ts';
import { useDoorSettings } from './settings.ts';
import type { Shell } from './shell/use-shell.ts';

const words = texts({
  ko: {
    in: '입장',
    online: '온라인',
    offline: '오프라인',
    list: (time: string) => `티켓 목록 ${time} 기준`,
    ready: '오프라인 준비됨',
    preparing: '오프라인 준비 중',
    none: '오프라인에서는 쓸 수 없음',
  },
  en: {
    in: 'Admitted',
    online: 'Online',
    offline: 'Offline',
    list: (time: string) => `List of ${time}`,
    ready: 'Ready for offline',
    preparing: 'Getting ready for offline',
    none: 'Not ready for offline',
  },
});

type Props = { eventId: string; list: KeptList | undefined; shell: Shell; isOffline: boolean };

/** How many are in, whether the shop can be asked, and whether the door goes on without it. */
export function DoorState({ eventId, list, shell, isOffline }: Props) {
  const text = useText(words);
  const format = useFormat();
  const { name } = useDoorSettings();
  const admittedHere = useQuery(admittedHereQuery(eventId)).data ?? [];
  const counts = list && countsOf(list, admittedHere);
  const readiness = list || shell === 'none' ? shell : 'preparing';
  return (
    <div>
      <div className={styles.row}>
        {counts && (
          <p>
            {text.in}{' '}
            <span className={styles.count}>
              {format.number(counts.admitted)} / {format.number(counts.tickets)}
            </span>
          </p>
        )}
        <p className={styles.end} role="status">
          {name && <Badge>{name}</Badge>}{' '}
          <Badge tone={isOffline ? 'warn' : 'good'}>{isOffline ? text.offline : text.online}</Badge>
        </p>
      </div>
      <p className={styles.soft}>
        {text[readiness]}
        {list && ` · ${text.list(format.time(list.readAt))}`}
      </p>
    </div>
  );
}
