"""What every small Django project around an application of others needs: SQLite, sessions, one user, Django's own server."""
import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.management import execute_from_command_line

USER, PASSWORD = 'ada', 'a harbour in autumn'


def configure(*, urls, apps, middleware, **more):
    """`urls` names the module that holds `urlpatterns`; `apps` and `middleware` come after Django's own."""
    settings.configure(
        DEBUG=True,
        SECRET_KEY='only-for-tests',
        ALLOWED_HOSTS=['*'],
        ROOT_URLCONF=urls,
        STATIC_URL='/static/',
        DATABASES={'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': str(Path(os.environ['STATE']) / 'db.sqlite3')}},
        INSTALLED_APPS=['django.contrib.auth', 'django.contrib.contenttypes', 'django.contrib.sessions', 'django.contrib.messages', *apps],
        MIDDLEWARE=[
            'django.contrib.sessions.middleware.SessionMiddleware', 'django.middleware.csrf.CsrfViewMiddleware',
            'django.contrib.auth.middleware.AuthenticationMiddleware', 'django.contrib.messages.middleware.MessageMiddleware',
            *middleware,
        ],
        TEMPLATES=[{
            'BACKEND': 'django.template.backends.django.DjangoTemplates', 'APP_DIRS': True,
            'OPTIONS': {'context_processors': [
                'django.template.context_processors.request', 'django.contrib.auth.context_processors.auth',
                'django.contrib.messages.context_processors.messages']},
        }],
        USE_TZ=True,
        DEFAULT_AUTO_FIELD='django.db.models.AutoField',
        **more,
    )
    django.setup()


def serve():
    """Makes the database and the user, and answers on $PORT until it is stopped."""
    from django.contrib.auth import get_user_model

    execute_from_command_line([sys.argv[0], 'migrate', '--verbosity', '0'])
    get_user_model().objects.create_user(USER, 'ada@harbour.example', PASSWORD)
    execute_from_command_line([sys.argv[0], 'runserver', '--noreload', f'127.0.0.1:{os.environ["PORT"]}'])
