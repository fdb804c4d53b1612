// Boxes that are drawn anew at each key: no element outlives its own digit.
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

function App() {
  const [digits, setDigits] = useState(Array(6).fill(''));
  globalThis.state = () => digits.join('');
  return <div>{digits.map((digit, at) => <input key={`${at}${digits.join('')}`} maxLength={1} value={digit} inputMode="numeric"
    onChange={({ target }) => setDigits((was) => was.map((old, place) => (place === at ? target.value.slice(-1) : old)))} />)}</div>;
}
createRoot(document.getElementById('app')).render(<App />);
