/** What browsers that read codes themselves offer; Safari and Firefox do not. */
interface Detector {
  detect: (source: HTMLVideoElement) => Promise<{ rawValue: string }[]>;
}

type Detectors = { BarcodeDetector?: new (options: { formats: string[] }) => Detector };

const pauseMs = 200;

/** Whether this browser reads codes from the camera. */
export const canScan = (): boolean =>
  process.env.TARO_ENV === 'h5' &&
  (window as Detectors).BarcodeDetector !== undefined &&
  navigator.mediaDevices !== undefined;

/**
 * Shows the camera inside an element and reads until `accept` takes a code or it is told to stop. @throws when the camera is
 * refused
 */
export async function scanInto(
  host: Element,
  stop: AbortSignal,
  accept: (code: string) => boolean,
): Promise<void> {
  const { BarcodeDetector } = window as Detectors;
  if (!BarcodeDetector) return;
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  const video = document.createElement('video');
  video.playsInline = true;
  video.muted = true;
  video.srcObject = stream;
  try {
    host.append(video);
    await video.play();
    while (!stop.aborted) {
      const found = await detector.detect(video).catch(() => []);
      if (found.some(({ rawValue }) => accept(rawValue))) return;
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.remove();
  }
}
