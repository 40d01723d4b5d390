Console.WriteLine("daemonset-webhook");
