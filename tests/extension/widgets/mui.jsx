import { useState } from 'react';
import { createRoot } from 'react-dom/client';
import { MuiOtpInput } from 'mui-one-time-password-input';

function App() {
  const [otp, setOtp] = useState(globalThis.initial ?? '');
  globalThis.state = () => otp;
  return <MuiOtpInput length={6} value={otp} onChange={setOtp} />;
}
createRoot(document.getElementById('app')).render(<App />);
