import { Badge, type Tone } from '../../design/badge.tsx';
import { texts, useText } from '../../language/language.ts';
import type { Role } from './users-query.ts';

export const ROLES = ['user', 'staff', 'admin'] as const;

export const roleWords = texts<Record<Role, string>>({
  ko: { user: '회원', staff: '현장 직원', admin: '관리자' },
  en: { user: 'User', staff: 'Door staff', admin: 'Administrator' },
});

const tones: Record<Role, Tone> = { user: 'quiet', staff: 'brand', admin: 'warn' };

export const RoleBadge = ({ role }: { role: Role }) => (
  <Badge tone={tones[role]}>{useText(roleWords)[role]}</Badge>
);
