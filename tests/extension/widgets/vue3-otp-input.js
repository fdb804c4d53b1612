import { createApp, h, ref } from 'vue';
import VOtpInput from 'vue3-otp-input';

const value = ref('');
globalThis.state = () => value.value;
createApp({
  render: () => h(VOtpInput, {
    numInputs: 6, inputType: 'tel', shouldAutoFocus: true, onOnChange: (next) => { value.value = next; },
  }),
}).mount('#app');
