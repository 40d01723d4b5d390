return Webhook.Fuzzing.FuzzCommand.Run(args);
