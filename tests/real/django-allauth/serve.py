"""The smallest Django project around django-allauth with its MFA: its own pages as they come, SQLite, one user."""
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import execute_from_command_line
from django.urls import include, path

settings.configure(
    DEBUG=True,
    SECRET_KEY='only-for-tests',
    ALLOWED_HOSTS=['*'],
    ROOT_URLCONF=__name__,
    STATIC_URL='/static/',
    DATABASES={'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': str(Path(os.environ['STATE']) / 'db.sqlite3')}},
    INSTALLED_APPS=[
        'django.contrib.auth', 'django.contrib.contenttypes', 'django.contrib.sessions', 'django.contrib.messages',
        'django.contrib.staticfiles', 'allauth', 'allauth.account', 'allauth.mfa',
    ],
    MIDDLEWARE=[
        'django.contrib.sessions.middleware.SessionMiddleware', 'django.middleware.csrf.CsrfViewMiddleware',
        'django.contrib.auth.middleware.AuthenticationMiddleware', 'django.contrib.messages.middleware.MessageMiddleware',
        'allauth.account.middleware.AccountMiddleware',
    ],
    TEMPLATES=[{
        'BACKEND': 'django.template.backends.django.DjangoTemplates', 'APP_DIRS': True,
        'OPTIONS': {'context_processors': [
            'django.template.context_processors.request', 'django.contrib.auth.context_processors.auth',
            'django.contrib.messages.context_processors.messages']},
    }],
    AUTHENTICATION_BACKENDS=['allauth.account.auth_backends.AuthenticationBackend'],
    LOGIN_REDIRECT_URL='/accounts/2fa/',
    ACCOUNT_EMAIL_VERIFICATION='none',
    ACCOUNT_LOGIN_METHODS={'username'},
    ACCOUNT_RATE_LIMITS=False,
    EMAIL_BACKEND='django.core.mail.backends.dummy.EmailBackend',
    USE_TZ=True,
    DEFAULT_AUTO_FIELD='django.db.models.AutoField',
)
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402

urlpatterns = [path('accounts/', include('allauth.urls'))]

if __name__ == '__main__':
    execute_from_command_line([sys.argv[0], 'migrate', '--verbosity', '0'])
    get_user_model().objects.create_user('ada', 'ada@harbour.example', 'a harbour in autumn')
    execute_from_command_line([sys.argv[0], 'runserver', '--noreload', f'127.0.0.1:{os.environ["PORT"]}'])
