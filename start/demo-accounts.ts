/** The buyers of the demo; with them comes the administrator of dev.yaml. */
export const demoAccounts = [
  { email: 'buyer1@tiketi.gg', password: 'buyer1234', name: '김하나', points: 50_000 },
  { email: 'buyer2@tiketi.gg', password: 'buyer1234', name: '이두리', points: 0 },
  { email: 'buyer3@tiketi.gg', password: 'buyer1234', name: '박세나', points: 0 },
];

/** Whom the demo's administrator makes staff: they check tickets at the door. */
export const demoStaff = { email: 'staff@tiketi.gg', password: 'staff1234', name: '정문지기' };
