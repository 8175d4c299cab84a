import { Image, View } from '@tarojs/components';
import { useMemo } from 'react';
import { encode } from 'uqr';
import { accessible } from './accessible.ts';
import './qr.css';

/** A QR code of `text`, black on white in dark mode too (many readers need it). `label` says what it is for. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const picture = useMemo(() => qrPicture(text), [text]);
  return (
    <View className="qr" {...accessible({ role: 'img', label })}>
      <Image className="qr__image" src={picture} mode="scaleToFill" {...accessible({ hidden: true })} />
    </View>
  );
}

/** The code as an SVG data URI, one path, with the quiet zone of four modules the standard asks for. */
export function qrPicture(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${dark.join('')}"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
