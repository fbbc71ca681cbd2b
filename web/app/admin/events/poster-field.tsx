import { useMutation } from '@tanstack/react-query';
import { type DragEvent, useId, useRef, useState } from 'react';
import { Refusal } from '../../api/refusal.ts';
import { Button } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { texts, useText } from '../../language/language.ts';
import { useFormat } from '../../language/use-format.ts';
import { Refused } from '../confirm/refused.tsx';
import form from '../forms/form.module.css';
import styles from './poster-field.module.css';
import { IMAGE_KINDS, MOST_BYTES, uploadImage } from './upload-image.ts';

const words = texts({
  ko: {
    title: '포스터 이미지',
    hint: 'PNG, JPEG, GIF, WebP · 5MB까지 · 세로 3:4 비율이 가장 잘 보입니다.',
    drop: '이미지를 여기로 끌어다 놓으세요',
    choose: '이미지 선택',
    change: '다른 이미지 선택',
    remove: '이미지 제거',
    sending: (share: string) => `올리는 중 ${share}`,
    done: '이미지를 올렸습니다. 저장하면 적용됩니다.',
    tooLarge: '파일이 너무 큽니다. 5MB까지 올릴 수 있습니다.',
    badKind: 'PNG, JPEG, GIF, WebP 이미지만 올릴 수 있습니다.',
    preview: '포스터 미리 보기',
    missing: '이미지를 불러올 수 없습니다.',
  },
  en: {
    title: 'Poster',
    hint: 'PNG, JPEG, GIF or WebP, up to 5 MB. Upright, 3 to 4, looks best.',
    drop: 'Drop an image here',
    choose: 'Choose an image',
    change: 'Choose another image',
    remove: 'Remove the image',
    sending: (share: string) => `Uploading ${share}`,
    done: 'The image is uploaded. It counts once you save.',
    tooLarge: 'The file is too large: at most 5 MB.',
    badKind: 'Only PNG, JPEG, GIF and WebP images can be uploaded.',
    preview: 'Preview of the poster',
    missing: 'The image cannot be shown.',
  },
});

type Props = { url: string; onChange: (url: string) => void };

/** The event's picture: dropped or chosen, sent at once, shown as it will be. */
export function PosterField({ url, onChange }: Props) {
  const text = useText(words);
  const { percent } = useFormat();
  const titleId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState(0);
  const [isOver, setOver] = useState(false);
  const [isTooLarge, setTooLarge] = useState(false);
  const [missing, setMissing] = useState<string>();
  const upload = useMutation({
    networkMode: 'always',
    mutationFn: (file: File) => uploadImage(file, setShare),
    onSuccess: (image) => onChange(image.url),
  });
  const send = (file: File | undefined) => {
    if (!file || upload.isPending) return;
    setShare(0);
    // What the shop is sure to refuse need not travel first.
    setTooLarge(file.size > MOST_BYTES);
    if (file.size > MOST_BYTES) upload.reset();
    else upload.mutate(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    send(event.dataTransfer.files[0]);
  };
  // A file that is none of the kinds comes back as a fault of the picture, or as one of the request.
  const isBadKind = upload.error instanceof Refusal && upload.error.status === 415;
  return (
    <section
      className={`${styles.poster} ${isOver ? styles.over : ''}`}
      aria-labelledby={titleId}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className={styles.frame}>
        {url && url !== missing ? (
          <img src={url} alt={text.preview} onError={() => setMissing(url)} referrerPolicy="no-referrer" />
        ) : (
          <span>{url ? text.missing : text.drop}</span>
        )}
      </div>
      <div className={styles.side}>
        <h3 id={titleId}>{text.title}</h3>
        <p className={form.hint}>{text.hint}</p>
        <input
          ref={input}
          className="unseen"
          type="file"
          tabIndex={-1}
          aria-label={text.choose}
          accept={IMAGE_KINDS.join(',')}
          onChange={({ target }) => {
            send(target.files?.[0]);
            // The same file may be chosen again after a fault.
            target.value = '';
          }}
        />
        <div className={form.actions}>
          <Button kind="secondary" busy={upload.isPending} onClick={() => input.current?.click()}>
            {url ? text.change : text.choose}
          </Button>
          {url && (
            <Button kind="plain" disabled={upload.isPending} onClick={() => onChange('')}>
              {text.remove}
            </Button>
          )}
        </div>
        {upload.isPending && (
          <div className={styles.progress}>
            <progress max={1} value={share} aria-label={text.title} />
            <span>{text.sending(percent(Math.floor(share * 100) / 100))}</span>
          </div>
        )}
        {upload.isSuccess && url === upload.data.url && (
          <Notice kind="good">
            <p>{text.done}</p>
          </Notice>
        )}
        {isTooLarge || isBadKind ? (
          <Notice kind="bad">
            <p>{isTooLarge ? text.tooLarge : text.badKind}</p>
          </Notice>
        ) : (
          <Refused error={upload.error} explained={{ PAYLOAD_TOO_LARGE: text.tooLarge }} />
        )}
      </div>
    </section>
  );
}
