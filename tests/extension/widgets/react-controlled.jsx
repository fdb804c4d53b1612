// A controlled field that keeps digits only, in a form that sends itself at the sixth.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

function App() {
  const [code, setCode] = useState(globalThis.initial ?? '');
  const [sent, setSent] = useState(0);
  globalThis.state = () => code;
  globalThis.sent = () => sent;
  const change = ({ target }) => {
    const digits = target.value.replace(/\D/g, '').slice(0, 6);
    setCode(digits);
    if (digits.length === 6) setSent((times) => times + 1);
  };
  return <form onSubmit={(event) => { event.preventDefault(); setSent((times) => times + 100); }}>
    <input value={code} onChange={change} autoComplete="one-time-code" /><button>Verify</button></form>;
}
createRoot(document.getElementById('app')).render(<App />);
