import { createApp, h, ref } from 'vue';
import { createVuetify } from 'vuetify';
import { VApp, VOtpInput } from 'vuetify/components';
import 'vuetify/styles';

const value = ref(globalThis.initial ?? '');
globalThis.state = () => value.value;
createApp({
  render: () => h(VApp, () => h(VOtpInput, { length: 6, modelValue: value.value, 'onUpdate:modelValue': (next) => { value.value = next; } })),
}).use(createVuetify({ components: { VApp, VOtpInput } })).mount('#app');
