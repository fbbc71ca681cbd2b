import { chime } from './chime.ts';

/** Who wants to be called when it is their turn, and how; kept in this browser. */
const SOUND = 'call-by-sound';
const NOTICE = 'call-by-notification';

type Way = typeof SOUND | typeof NOTICE;

const isOn = (way: Way) => localStorage.getItem(way) === 'on';
const set = (way: Way, on: boolean) => localStorage.setItem(way, on ? 'on' : 'off');

export const isSoundOn = (): boolean => isOn(SOUND);

/** A browser plays sound only after a click: this is one, and lets it be heard what it will be. */
export function turnSound(on: boolean): void {
  set(SOUND, on);
  if (on) chime();
}

export const canNotify = (): boolean => 'Notification' in window;
export const isBlocked = (): boolean => canNotify() && Notification.permission === 'denied';
export const isNotificationOn = (): boolean =>
  isOn(NOTICE) && canNotify() && Notification.permission === 'granted';

/** Says whether it is on then: the reader may not permit it. */
export async function turnNotification(on: boolean): Promise<boolean> {
  const isAllowed = on && (await Notification.requestPermission()) === 'granted';
  set(NOTICE, isAllowed);
  return isAllowed;
}

/** Calls whoever wanted to be called; a notification only where the page is not seen anyway. */
export function callOut(title: string, body: string): void {
  if (isSoundOn()) chime();
  if (!isNotificationOn() || document.visibilityState === 'visible') return;
  try {
    const notice = new Notification(title, { body, tag: 'tiketi-turn', requireInteraction: true });
    notice.onclick = () => {
      window.focus();
      notice.close();
    };
  } catch {
    // Some phones know notifications of service workers only.
  }
}
