import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { isRefusal } from '../api/refusal.ts';
import { useIsOnline } from '../api/use-is-online.ts';
import { ButtonLink } from '../design/button.tsx';
import { RefusalNotice } from '../design/notice.tsx';
import { Loading } from '../design/spinner.tsx';
import { texts, useText } from '../language/language.ts';
import { Page } from '../layout/page.tsx';
import { useWakeLock } from '../tickets/use-wake-lock.ts';
import { AnswerScreen } from './checking/answer-screen.tsx';
import { type Done, useCheckIn } from './checking/use-check-in.ts';
import { Conflicts } from './conflicts.tsx';
import { SignalSwitches } from './door-settings.tsx';
import { DoorState } from './door-state.tsx';
import type { KeptList } from './kept/lists.ts';
import { useKeptList } from './kept/use-kept-list.ts';
import { LastScans } from './last-scans.tsx';
import { CameraView } from './scanning/camera-view.tsx';
import { CodeForm } from './scanning/code-form.tsx';
import { createRepeatGuard } from './scanning/repeat-guard.ts';
import { setDoor, useDoorSettings } from './settings.ts';
import { useShell } from './shell/use-shell.ts';
import { WaitingNotice } from './waiting-notice.tsx';

const words = texts({
  ko: { title: '입장 확인', other: '공연 바꾸기' },
  en: { title: 'Door', other: 'Change event' },
});

/** No such event, or none for this user: asking again changes nothing. */
const NOT_OURS = [400, 403, 404];

/** The door of one event, for a phone in one hand. */
export function CheckInPage() {
  const text = useText(words);
  const { eventId } = useParams({ from: '/door/$eventId' });
  const shell = useShell();
  const { list, isRead, error } = useKeptList(eventId);
  const isOnline = useIsOnline();
  const { camera } = useDoorSettings();
  const door = useCheckIn(eventId, list);
  const [isNew] = useState(createRepeatGuard);
  useWakeLock();

  if (!isRead) return <Loading />;
  const { title = text.title } = list?.event ?? {};
  const refusal = isRefusal(error) && NOT_OURS.includes(error.status) ? error : undefined;
  const change = (
    <div>
      <ButtonLink kind="secondary" to="/door">
        {text.other}
      </ButtonLink>
    </div>
  );
  if (refusal && !list)
    return (
      <Page title={title} narrow>
        <RefusalNotice error={refusal} />
        {change}
      </Page>
    );
  const scan = (code: string) => {
    if (isNew(code, performance.now(), !door.shown && !door.isAsking)) void door.submit(code);
  };
  return (
    <Page title={title} tabTitle={`${text.title}: ${title}`} narrow>
      <DoorState
        eventId={eventId}
        list={list}
        shell={shell}
        isOffline={!isOnline || (error !== null && !refusal) || isSince(door.done[0], list)}
      />
      <Conflicts />
      <WaitingNotice />
      <RefusalNotice error={refusal} />
      <RefusalNotice error={door.error} />
      <CameraView isOn={camera} onSwitch={(isOn) => setDoor({ camera: isOn })} onCode={scan} />
      <CodeForm isBusy={door.isAsking} onType={door.dismiss} onCode={(code) => void door.submit(code)} />
      <SignalSwitches />
      <LastScans done={door.done} />
      {change}
      {door.shown && <AnswerScreen key={door.shown.id} done={door.shown} onDismiss={door.dismiss} />}
    </Page>
  );
}

/** Whether the shop did not answer a scan, and has not answered anything since. */
const isSince = (last: Done | undefined, list: KeptList | undefined) =>
  last?.verdict.isOffline === true && (!list || last.at > Date.parse(list.readAt));
