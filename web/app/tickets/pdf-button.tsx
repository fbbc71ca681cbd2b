import { useMutation } from '@tanstack/react-query';
import { Button } from '../design/button.tsx';
import { Notice } from '../design/notice.tsx';
import { texts, useText } from '../language/language.ts';
import { useFormat } from '../language/use-format.ts';
import { fileName } from './file-name.ts';
import { saveFile } from './save-file.ts';
import { useTicketText } from './ticket-text.ts';
import type { Tickets } from './tickets-query.ts';

const words = texts({
  ko: { save: 'PDF로 저장', fault: 'PDF를 만들지 못했습니다. 잠시 후 다시 시도해 주세요.' },
  en: { save: 'Save as PDF', fault: 'The PDF could not be made. Please try again in a moment.' },
});

/** Saves all tickets as one PDF, which the browser makes itself. */
export function PdfButton({ all }: { all: Tickets }) {
  const text = useText(words);
  const ticketText = useTicketText();
  const { dateTime } = useFormat();
  const saving = useMutation({
    mutationFn: async () => {
      const { ticketsPdf } = await import('./pdf/tickets-pdf.ts');
      const pdf = await ticketsPdf(all, { text: ticketText, dateTime });
      saveFile(fileName(all.event.title, all.reservation_number, '.pdf'), pdf, 'application/pdf');
    },
    networkMode: 'always',
  });
  return (
    <>
      <Button kind="secondary" busy={saving.isPending} onClick={() => saving.mutate()}>
        {text.save}
      </Button>
      {saving.isError && <Notice kind="bad">{text.fault}</Notice>}
    </>
  );
}
