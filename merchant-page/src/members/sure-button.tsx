import { useEffect, useRef, useState } from 'react';

interface Props {
  readonly label: string;
  /** the same with what it is about, for who hears it alone */
  readonly about: string;
  /** what follows from it */
  readonly sure: string;
  readonly cancel: string;
  readonly busy: boolean;
  readonly onSure: () => void;
}

/** a button for what cannot be taken back: it says what follows, and acts when it is pressed again */
export function SureButton({ label, about, sure, cancel, busy, onSure }: Props) {
  const [asking, setAsking] = useState(false);
  const yes = useRef<HTMLButtonElement>(null);
  const first = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asking) yes.current?.focus();
    else if (asked.current) first.current?.focus();
    asked.current = asking;
  }, [asking]);
  if (!asking)
    return (
      <button ref={first} type="button" className="plain" disabled={busy} aria-label={about} onClick={() => setAsking(true)}>
        {label}
      </button>
    );
  return (
    <fieldset className="sure">
      <legend>{sure}</legend>
      <button
        ref={yes}
        type="button"
        disabled={busy}
        onClick={() => {
          setAsking(false);
          onSure();
        }}
      >
        {label}
      </button>
      <button type="button" className="plain" onClick={() => setAsking(false)}>
        {cancel}
      </button>
    </fieldset>
  );
}
