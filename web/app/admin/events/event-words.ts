import { texts } from '../../language/language.ts';
import type { EventField } from './event-draft.ts';

/** The fields of an event by name. */
export const eventWords = texts<Record<EventField, string>>({
  ko: {
    title: '공연 제목',
    artistName: '아티스트 (선택)',
    venue: '공연장',
    address: '주소 (선택)',
    description: '소개 (선택)',
    saleStartDate: '판매 시작',
    saleEndDate: '판매 종료',
    eventDate: '공연 일시',
    posterImageUrl: '포스터 이미지',
  },
  en: {
    title: 'Title',
    artistName: 'Artist (optional)',
    venue: 'Venue',
    address: 'Address (optional)',
    description: 'Description (optional)',
    saleStartDate: 'Sale opens',
    saleEndDate: 'Sale ends',
    eventDate: 'Takes place',
    posterImageUrl: 'Poster',
  },
});
