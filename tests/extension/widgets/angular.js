// ng-otp-input under zone.js, bound by ngModel. The decorators are called by hand, and the compiler links it at run time.
import 'zone.js';
import '@angular/compiler';
import { Component } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { bootstrapApplication } from '@angular/platform-browser';
import { NgOtpInputModule } from 'ng-otp-input';

class App {
  code = globalThis.initial ?? '';
  config = { length: 6, allowNumbersOnly: true };
  constructor() { globalThis.state = () => this.code; }
}
document.getElementById('app').append(document.createElement('app-code'));
Component({
  selector: 'app-code', standalone: true, imports: [FormsModule, NgOtpInputModule],
  template: '<ng-otp-input [config]="config" [(ngModel)]="code"></ng-otp-input>',
})(App);
bootstrapApplication(App);
