import { mount } from 'svelte';
import App from './svelte-row.svelte';

mount(App, { target: document.getElementById('app') });
