import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import OtpInput from 'react-otp-input';

function App() {
  const [otp, setOtp] = useState(globalThis.initial ?? '');
  globalThis.state = () => otp;
  return <OtpInput value={otp} onChange={setOtp} numInputs={6} inputType="tel" shouldAutoFocus
    renderInput={(props) => <input {...props} />} />;
}
createRoot(document.getElementById('app')).render(<App />);
