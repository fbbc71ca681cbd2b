import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { answer } from '../../api/answer.ts';
import { api } from '../../api/client.ts';
import { Button } from '../../design/button.tsx';
import { texts, useText } from '../../language/language.ts';
import { Page } from '../../layout/page.tsx';
import { once } from '../confirm/kept-key.ts';
import { Refused } from '../confirm/refused.tsx';
import { focusFirstFault } from '../forms/focus-first-fault.ts';
import form from '../forms/form.module.css';
import { LeavingGuard } from '../forms/leaving-guard.tsx';
import { layoutsQuery } from '../layouts/layouts-query.ts';
import { changedFields, emptyEvent, faultsOf, newEventOf } from './event-draft.ts';
import { FactsSection } from './facts-section.tsx';
import { emptyOffer, isOfferFaultless, offerBody } from './offer.ts';
import { OfferSection } from './offer-section.tsx';
import { TimesSection } from './times-section.tsx';
import { useEventFaults } from './use-event-faults.ts';

const words = texts({
  ko: {
    title: '새 공연',
    make: '공연 만들기',
    check: '표시된 항목을 확인해 주세요.',
    running: '같은 요청을 처리하고 있습니다. 잠시 후 다시 시도해 주세요.',
    noLayout: '선택한 좌석 배치도가 삭제되었습니다. 다른 배치도를 선택해 주세요.',
  },
  en: {
    title: 'New event',
    make: 'Make the event',
    check: 'Please check what is marked.',
    running: 'This event is being made already. Please try again in a moment.',
    noLayout: 'The chosen seat layout has been deleted. Please choose another.',
  },
});

/** An event that is still to be made, with what it sells. */
export function NewEventPage() {
  const text = useText(words);
  const queries = useQueryClient();
  const navigate = useNavigate();
  // Read before the form is there, so that choosing a hall does not take it away for a moment.
  useSuspenseQuery(layoutsQuery);
  const element = useRef<HTMLFormElement>(null);
  const [draft, setDraft] = useState(emptyEvent);
  const [startOffer] = useState(emptyOffer);
  const [offer, setOffer] = useState(startOffer);
  const [isTried, setTried] = useState(false);
  const make = useMutation({
    networkMode: 'always',
    mutationFn: () => {
      const body = { ...newEventOf(draft), ...offerBody(offer) };
      return once(`event ${JSON.stringify(body)}`, 'ILLEGAL_TRANSITION', (key) =>
        answer(api.POST('/api/admin/events', { params: { header: { 'idempotency-key': key } }, body })),
      );
    },
    onSuccess: async ({ event }) => {
      void queries.invalidateQueries({ queryKey: ['admin', 'events'] });
      void queries.invalidateQueries({ queryKey: ['events'] });
      await navigate({
        to: '/admin/events/$eventId',
        params: { eventId: event.id },
        replace: true,
        ignoreBlocker: true,
      });
    },
  });
  const forgetRefusal = () => make.isError && make.reset();
  const isFaultless = faultsOf(draft).size === 0 && isOfferFaultless(offer);
  const fields = {
    draft,
    faultOf: useEventFaults(draft, isTried, make.error),
    onChange: (part: Partial<typeof draft>) => {
      forgetRefusal();
      setDraft({ ...draft, ...part });
    },
  };
  const submit = () => {
    setTried(true);
    if (isFaultless) {
      if (!make.isPending && !make.isSuccess) make.mutate();
    } else if (element.current) focusFirstFault(element.current);
  };
  const isDirty = changedFields(emptyEvent, draft).length > 0 || offer !== startOffer;
  return (
    <Page title={text.title}>
      <form
        ref={element}
        className={form.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <FactsSection {...fields} />
        <TimesSection {...fields} />
        <OfferSection
          offer={offer}
          isTried={isTried}
          onChange={(changed) => {
            forgetRefusal();
            setOffer(changed);
          }}
        />
        <Refused
          error={make.error}
          explained={{ ILLEGAL_TRANSITION: text.running, LAYOUT_NOT_FOUND: text.noLayout }}
        />
        <div className={`${form.actions} ${form.bar}`}>
          <Button type="submit" busy={make.isPending}>
            {text.make}
          </Button>
          {isTried && !isFaultless && <span className={form.fault}>{text.check}</span>}
        </div>
      </form>
      <LeavingGuard isDirty={isDirty && !make.isSuccess} />
    </Page>
  );
}
