import { Button as NativeButton } from '@tarojs/components';
import './button.css';
import './wx-button.css';

export interface WxButtonProps {
  id: string;
  /** What WeChat does when it is pressed: agree to the privacy guide, or give the phone number. */
  opens: 'agreePrivacyAuthorization' | 'getPhoneNumber';
  /** Hears of the agreement, or of the code that stands for the phone number (undefined when refused). */
  onDone: (code: string | undefined) => void;
  children: string;
}

/** A button only WeChat itself can carry out; weapp only. */
export function WxButton({ id, opens, onDone, children }: WxButtonProps) {
  return (
    <NativeButton
      id={id}
      className="button button--primary button--wide wx-button"
      hoverClass="pressed"
      openType={opens}
      onAgreePrivacyAuthorization={() => onDone(undefined)}
      onGetPhoneNumber={(event) => onDone(event.detail.code)}
    >
      {children}
    </NativeButton>
  );
}
