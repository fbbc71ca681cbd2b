/** Where a mail goes and what it says. */
export type Mail = Message & { to: { name: string; address: string } };

/** A message in two forms, for readers that show HTML and for those that do not. */
export type Message = { subject: string; text: string; html: string };
