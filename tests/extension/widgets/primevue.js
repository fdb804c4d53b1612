import { createApp, h, ref } from 'vue';
import PrimeVue from 'primevue/config';
import InputOtp from 'primevue/inputotp';

const value = ref(globalThis.initial ?? '');
globalThis.state = () => value.value ?? '';
createApp({
  render: () => h(InputOtp, { length: 6, integerOnly: true, modelValue: value.value, 'onUpdate:modelValue': (next) => { value.value = next; } }),
}).use(PrimeVue, { unstyled: true }).mount('#app');
