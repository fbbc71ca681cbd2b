/** The text of the QR code in a picture of the camera, if there is one. */
export type QrReader = (video: HTMLVideoElement) => Promise<string | undefined>;

type Detector = { detect: (picture: HTMLVideoElement) => Promise<{ rawValue: string }[]> };
type Detectors = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats: () => Promise<string[]>;
};

declare global {
  interface Window {
    /** Android and macOS have it. https://developer.mozilla.org/docs/Web/API/Barcode_Detection_API */
    BarcodeDetector?: Detectors;
  }
}

/** By the browser itself where it can, else by a script. */
export async function createQrReader(): Promise<QrReader> {
  const { BarcodeDetector } = window;
  const formats = (await BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  if (!BarcodeDetector || !formats.includes('qr_code')) return readerByScript();
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  return async (video) => (await detector.detect(video))[0]?.rawValue || undefined;
}

/** Enough for a code that fills a third of the picture, and quick on an old phone. */
const WIDTH = 640;

async function readerByScript(): Promise<QrReader> {
  const { default: readQr } = await import('jsqr');
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const { videoWidth, videoHeight } = video;
    if (!pen || videoWidth === 0) return undefined;
    canvas.width = Math.min(WIDTH, videoWidth);
    canvas.height = Math.round((videoHeight * canvas.width) / videoWidth);
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
    return readQr(data, width, height, { inversionAttempts: 'dontInvert' })?.data || undefined;
  };
}
