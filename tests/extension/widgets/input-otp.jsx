import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { OTPInput, REGEXP_ONLY_DIGITS } from 'input-otp';

function App() {
  const [otp, setOtp] = useState(globalThis.initial ?? '');
  globalThis.state = () => otp;
  return <OTPInput value={otp} onChange={setOtp} maxLength={6} pattern={REGEXP_ONLY_DIGITS}
    render={({ slots }) => <div style={{ display: 'flex' }}>{slots.map((slot, at) => <b key={at}>{slot.char ?? '_'}</b>)}</div>} />;
}
createRoot(document.getElementById('app')).render(<App />);
